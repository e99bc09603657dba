/**
 * Gives a system another name in the files of a home, before any data knows it. Files enter, their new texts and places leave.
 */
package org.huitong.rename;
