/**
 * The pilot's far ends as real servers on loopback (five chimneys, three consumers) and the demo that feeds them with the
 * sample and watches the gateway settle. What enters is a {@link sample.SampleData}; what leaves is what the consumers
 * hold, to be compared with {@link sample.Expected}. No route calls this package; journeys and the demo use it.
 */
package org.huitong.pilot;
