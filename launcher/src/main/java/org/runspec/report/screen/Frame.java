package org.runspec.report.screen;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What a screen is made for.
 *
 * @param now until when what goes on has lasted
 * @param zone in which times are shown
 * @param width in columns
 * @param height in lines
 * @param program what the user types to call this program
 */
public record Frame(Instant now, ZoneId zone, int width, int height, String program) {}
