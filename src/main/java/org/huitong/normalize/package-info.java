/**
 * Turns a source's records into the resource's form and validates them; says what was wrong where. An intake with raw
 * records enters, one with normalized and parked records leaves. Called by {@code routes/flow/2-normalize}.
 */
package org.huitong.normalize;
