/** One decoder per text format: bytes in, records out, one at a time, each with its place and its untouched bytes. */
package org.huitong.receive.format;
