package org.huitong.bench.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huitong.pilot.RealEstateRegistry;

/**
 * Everything that can be known from outside once all is quiet.
 *
 * @param declared what the pushing offices were answered for
 * @param registered what the register said
 * @param overwritten changes of the register that may have gone unseen
 * @param newestInRegister the register's own table: newest change number by person
 * @param came everything that came to the hall since the check before, oldest first
 * @param table what the real-estate registry holds
 * @param status the gateway's own counts
 * @param parked by subscription, numbers of the records that wait for a person
 * @param trouble what went wrong at the far ends themselves
 */
public record Evidence(
        Truth declared,
        Truth registered,
        int overwritten,
        Map<String, Long> newestInRegister,
        List<Came> came,
        Map<String, RealEstateRegistry.Row> table,
        JsonNode status,
        Map<String, Set<Long>> parked,
        List<String> trouble) {}
