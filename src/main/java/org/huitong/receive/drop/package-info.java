/**
 * Files that are handed over in a folder: when one is finished it is moved away from its sender, looked through, and
 * given out piece by piece. The connector's step {@code drop:} calls it once per turn; what it gives becomes durable
 * elsewhere, and the place it has reached comes back with the next turn.
 */
package org.huitong.receive.drop;
