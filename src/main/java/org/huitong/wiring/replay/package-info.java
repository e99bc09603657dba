/** Binds replay jobs to the running gateway: the thread that feeds them, what people see of them, what a preview asks. */
package org.huitong.wiring.replay;
