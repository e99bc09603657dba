/**
 * Recognizes what a column is, by its name and by the majority of its values, with the checks of the elements themselves.
 * Enters a {@link org.huitong.scaffold.look.Column}, leaves a {@link org.huitong.scaffold.guess.Guess}: a proposal that a
 * person looks at.
 */
package org.huitong.scaffold.guess;
