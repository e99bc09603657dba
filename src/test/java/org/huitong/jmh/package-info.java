/**
 * What decoding, mapping and validating cost a record, measured by JMH beside the library that each decoder is built on
 * (docs/performance.md), and what a decision about a grant costs. Compiled with the tests, run by hand.
 */
package org.huitong.jmh;
