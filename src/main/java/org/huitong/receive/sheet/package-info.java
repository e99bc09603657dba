/** Excel workbooks of both kinds: bytes in, one record per row out. */
package org.huitong.receive.sheet;
