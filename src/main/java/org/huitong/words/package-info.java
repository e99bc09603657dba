/** What the program says in English, in another language: one sentence beside another, looked up when a person asks for it. */
package org.huitong.words;
