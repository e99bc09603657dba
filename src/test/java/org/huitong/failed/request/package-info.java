/** Requests over both stores. */
package org.huitong.failed.request;
