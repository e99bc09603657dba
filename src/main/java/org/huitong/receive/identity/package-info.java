/**
 * Who is calling. In: what a request says of itself, its token or its signature; out: a {@link
 * org.huitong.receive.identity.Caller}, or a refusal that tells a stranger nothing. Called by {@code
 * routes/flow/1-receive} through {@code identify}, and by {@code huitong sign}, which makes what is checked here.
 */
package org.huitong.receive.identity;
