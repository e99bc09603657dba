/**
 * Takes in: who is calling, what the bytes are, within which limits; decodes them into records and gives the intake its
 * ids. Called by {@code routes/flow/1-receive}.
 */
package org.huitong.receive;
