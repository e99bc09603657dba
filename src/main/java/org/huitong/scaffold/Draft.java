package org.huitong.scaffold;

/**
 * A file that is to be written.
 *
 * @param path from the home
 */
record Draft(String path, String text) {}
