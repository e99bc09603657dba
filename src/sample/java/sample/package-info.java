/**
 * The pilot's invented people, what two legacy systems say about them with known defects planted, and the second
 * program: what each consumer must hold at the end, computed from the truth and not from a mapping. Uses the JDK only.
 */
package sample;
