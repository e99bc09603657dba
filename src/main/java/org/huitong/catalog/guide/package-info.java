/**
 * What the catalog guide (政务信息资源目录编制指南（试行），发改高技〔2017〕1272号) and the census of systems say beyond what the
 * gateway acts upon: plain data, read by {@code org.huitong.catalog}, shown to people, used by no stage.
 */
package org.huitong.catalog.guide;
