/**
 * The simulated year runs from 2025-11-21 to 2026-11-20 and never depends on the day it is generated.
 * Seconds count from its first instant.
 */
export const dayCount = 365;
export const daySeconds = 86_400;
export const yearSeconds = dayCount * daySeconds;
const startMs = 1_763_683_200_000;

/** `2026-03-01T18:22:05Z` for seconds since the first instant of the year (negative before it). */
export function instantOf(seconds: number): string {
  return `${clockOf(seconds)}Z`;
}

const days = new Map<number, string>();

/** Calendar day (UTC) of an instant. */
export function dayOf(seconds: number): string {
  const day = Math.floor(seconds / daySeconds);
  const known = days.get(day);
  if (known !== undefined) return known;
  const text = new Date(startMs + day * daySeconds * 1000).toISOString().slice(0, 10);
  days.set(day, text);
  return text;
}

/** Ten instants stand in every report: the day is looked up and the rest is arithmetic. */
function clockOf(seconds: number): string {
  const inDay = seconds - Math.floor(seconds / daySeconds) * daySeconds;
  const hours = twoDigits(Math.floor(inDay / 3600));
  return `${dayOf(seconds)}T${hours}:${twoDigits(Math.floor(inDay / 60) % 60)}:${twoDigits(inDay % 60)}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

export function unixSecondsOf(seconds: number): number {
  return startMs / 1000 + seconds;
}

/** Wall clock of an instant at a fixed distance from UTC, without saying the distance. */
export function wallClockOf(seconds: number, offsetHours: number): string {
  return clockOf(seconds + offsetHours * 3600);
}

/** `2026-03-01T19:22:05+01:00`. */
export function instantAtOffset(seconds: number, offsetHours: number): string {
  const sign = offsetHours < 0 ? '-' : '+';
  const hours = String(Math.abs(offsetHours)).padStart(2, '0');
  return `${wallClockOf(seconds, offsetHours)}${sign}${hours}:00`;
}

/** Distance of Paris from UTC, by the dates of 2025–2026 only. */
export function parisOffset(seconds: number): number {
  const summerStart = 128;
  const summerEnd = 338;
  const day = Math.floor(seconds / daySeconds);
  return day >= summerStart && day < summerEnd ? 2 : 1;
}
