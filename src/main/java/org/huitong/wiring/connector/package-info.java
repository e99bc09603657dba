/**
 * What the Kamelets of {@code connectors/} are made of where Camel has nothing that does it: small components that ask or
 * write a far end in bounded pieces, the class of each trouble, and what becomes of a batch. {@link
 * org.huitong.wiring.connector.Connectors} makes them known; nothing else outside needs to know them.
 */
package org.huitong.wiring.connector;
