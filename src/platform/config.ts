import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { LogLevel } from './log.ts';

/** Everything an operator may set. Read once at start; a bad value stops the start with its name. */
export interface Config {
  /** VIGIE_DATA: folder of the embedded database, the vault and the inbox. Default `./data`. */
  readonly dataFolder: string;
  /** DATABASE_URL: a PostgreSQL 15 or later server to use instead of the embedded one. */
  readonly databaseUrl: string | null;
  /** VIGIE_PORT: port of the web interface on the loopback address. Default 8440; 0 takes a free one. */
  readonly port: number;
  /** VIGIE_UPLOAD_LIMIT_BYTES: largest upload accepted, all files of one request together. Default 4 GiB. */
  readonly uploadLimitBytes: number;
  /** VIGIE_HOSTS: names, separated by commas, under which a proxy on this machine serves Vigie. Default none. */
  readonly hostNames: readonly string[];
  /** VIGIE_LOG: error · warn · info. Default warn. */
  readonly logLevel: LogLevel;
  /** VIGIE_DEMO_REPORTS: size of the demonstration world of a first start. Default 2,000. */
  readonly demonstrationReports: number;
  readonly processors: number;
}

export class ConfigError extends Error {
  readonly variable: string;
  constructor(variable: string) {
    super(`bad value in ${variable}`);
    this.name = 'ConfigError';
    this.variable = variable;
  }
}

/** @throws ConfigError naming the variable that cannot be used. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, workingFolder: string): Config {
  return {
    dataFolder: resolve(workingFolder, env.VIGIE_DATA ?? 'data'),
    databaseUrl: postgresUrl(env.DATABASE_URL),
    port: integer(env, 'VIGIE_PORT', 8440, 0, 65535),
    uploadLimitBytes: integer(env, 'VIGIE_UPLOAD_LIMIT_BYTES', 4 * 1024 ** 3, 1, 2 ** 50),
    hostNames: hostNames(env.VIGIE_HOSTS),
    logLevel: logLevel(env.VIGIE_LOG),
    demonstrationReports: integer(env, 'VIGIE_DEMO_REPORTS', 2_000, 10, 1_000_000),
    processors: availableParallelism(),
  };
}

function integer(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  fallback: number,
  min: number,
  max: number,
): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < min || value > max) throw new ConfigError(name);
  return value;
}

function postgresUrl(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  if (!/^postgres(ql)?:/.test(text)) throw new ConfigError('DATABASE_URL');
  return text;
}

function hostNames(text: string | undefined): readonly string[] {
  const names = (text ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  if (!names.every((name) => /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name)))
    throw new ConfigError('VIGIE_HOSTS');
  return names;
}

function logLevel(text: string | undefined): LogLevel {
  if (text === undefined || text === '') return 'warn';
  if (text === 'error' || text === 'warn' || text === 'info') return text;
  throw new ConfigError('VIGIE_LOG');
}
