/** Numbers of persons, organizations and regions: GB 11643, GB 32100, GB 11714, GB/T 2260. */
package org.huitong.element.identity;
