/**
 * The contract that every connector keeps, asked of a whole gateway and a real far end. A connector's test extends {@link
 * org.huitong.contract.SourceContract} or {@link org.huitong.contract.SinkContract} and says how its far end is started,
 * filled, taken away and asked what it holds.
 */
package org.huitong.contract;
