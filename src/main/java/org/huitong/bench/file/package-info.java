/**
 * A large file through the whole gateway: generated line by line, taken from a drop-folder by a child process with little
 * heap, delivered in batches to a far end that counts. In: a size and JVM options; out: records and bytes a second, CPU,
 * peak of the heap, and whether what arrived is what was in the file. Its data is deleted afterwards.
 */
package org.huitong.bench.file;
