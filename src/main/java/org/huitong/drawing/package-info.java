/** Pictures as SVG: shapes and words enter, a document leaves. Used by what prints for people; knows nothing else of ours. */
package org.huitong.drawing;
