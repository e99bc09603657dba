/**
 * The model: the real worker, publisher, claims and drainer over a bus and a store in memory, single-threaded and
 * repeatable from a seed. Histories of random steps enter, with a crash, a failure or another actor's step possible at
 * every call through a port; an independent {@link org.huitong.model.Checker} says what was broken.
 */
package org.huitong.model;
