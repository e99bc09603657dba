/** The gateway as a whole: {@link org.huitong.Huitong} starts and stops it, in the order that durability asks for. */
package org.huitong;
