/** The simulated year is fixed: it never depends on the day it is generated. Seconds count from its first instant. */
export const firstDay = '2025-11-21';
export const lastDay = '2026-11-20';
export const dayCount = 365;
export const daySeconds = 86_400;
export const yearSeconds = dayCount * daySeconds;
const startMs = 1_763_683_200_000;

/** `2026-03-01T18:22:05Z` for seconds since the first instant of the year (negative before it). */
export function instantOf(seconds: number): string {
  return `${new Date(startMs + seconds * 1000).toISOString().slice(0, 19)}Z`;
}

/** Calendar day (UTC) of an instant, or of a day number. */
export function dayOf(seconds: number): string {
  return new Date(startMs + seconds * 1000).toISOString().slice(0, 10);
}

export function unixSecondsOf(seconds: number): number {
  return startMs / 1000 + seconds;
}

/** Wall clock of an instant at a fixed distance from UTC, without saying the distance. */
export function wallClockOf(seconds: number, offsetHours: number): string {
  return instantOf(seconds + offsetHours * 3600).slice(0, 19);
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
