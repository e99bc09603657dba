/**
 * Where data goes, as a text, a document for tools and a picture: which source column feeds which item of which resource, how,
 * and who receives it ({@code huitong lineage}); which system gives what to whom through which connector ({@code huitong map}).
 * From a catalog and route files alone; a map may also show what a running gateway's status says.
 */
package org.huitong.lineage;
