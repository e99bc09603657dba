/** A consumer that is away. In: an installation's settings; out: how often it is called at most. */
package org.huitong.bench.outage;
