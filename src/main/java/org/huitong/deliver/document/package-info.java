/**
 * Records as the bytes of a document: what a far end takes that wants no JSON record by record, and what lies in a file.
 * The connectors' steps {@code document:} and {@code folder:} call it. In: records as the connector was given them; out:
 * bytes, names of files, files.
 */
package org.huitong.deliver.document;
