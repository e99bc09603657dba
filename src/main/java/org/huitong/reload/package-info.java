/** What has changed in a home's files since the gateway took them, and the routes of a running gateway. */
package org.huitong.reload;
