/**
 * The shape of the code, as rules. Slices have levels; a slice imports lower levels only, and only
 * through their index.ts. There is no exception list: change the code, not this file.
 */
const levels = [
  ['access', 'audit'],
  ['intake', 'identity', 'media', 'chats'],
  ['jurisdiction', 'links'],
  ['triage'],
];
const slices = levels.flat();
const upwards = levels.flatMap((names, level) => {
  const higher = levels.slice(level + 1).flat();
  const forbidden = [...higher, 'flows', 'app', 'simulate'];
  return names.map((name) => ({
    name: `${name}-imports-only-downwards`,
    comment: 'To cause something above, insert a job row in your own transaction; the worker runs a flow.',
    severity: 'error',
    from: { path: `^src/${name}/` },
    to: { path: `^src/(${forbidden.join('|')})/` },
  }));
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Imports form a tree.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'kernel-is-pure',
      comment:
        'Kernels compute: no I/O, no clock, no package, nothing of Vigie above them. Node crypto digests only.',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: '[.]test[.]ts$' },
      to: { pathNot: ['^src/kernel/', '^node:crypto$', '^crypto$'] },
    },
    {
      name: 'platform-knows-no-domain',
      comment: 'The platform serves every slice and so names none.',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: `^src/(${slices.join('|')}|flows|app|simulate)/` },
    },
    ...upwards,
    {
      name: 'slices-are-entered-by-the-front-door',
      comment:
        'Import another slice through its index.ts (or, for the wire and the web, its contract and messages).',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: {
        path: `^src/(${slices.join('|')})/`,
        pathNot: [
          '^src/$1/',
          '^src/[^/]+/index[.]ts$',
          '^src/[^/]+/contract[.]ts$',
          '^src/[^/]+/messages[.](fr|en)[.]ts$',
          '^src/[^/]+/(http|cli|jobs)[.]ts$',
        ],
      },
    },
    {
      name: 'tables-of-doors-are-bound-by-app-only',
      comment: 'http.ts, cli.ts and jobs.ts are data that app/ binds and enforces.',
      severity: 'error',
      from: { pathNot: ['^src/app/', '^test/', '^bench/', '[.]test[.]ts$'] },
      to: { path: `^src/(${slices.join('|')}|flows|simulate)/(http|cli|jobs)[.]ts$` },
    },
    {
      name: 'flows-are-below-app',
      severity: 'error',
      from: { path: '^src/flows/' },
      to: { path: '^src/app/' },
    },
    {
      name: 'sql-only-in-stores',
      comment: 'The SQL tag is imported by stores and the platform only.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/platform/', '/store[.]ts$', '/[a-z-]+[.]store[.]ts$', '[.]test[.]ts$'],
      },
      to: { path: '^(node_modules/)?(kysely|pg|pg-copy-streams)' },
    },
    {
      name: 'web-uses-contracts-and-messages-only',
      comment: 'The browser shares wire types and wording with the server, no behaviour.',
      severity: 'error',
      from: { path: '^web/src/' },
      to: {
        path: '^src/',
        pathNot: ['^src/[^/]+/contract[.]ts$', '^src/[^/]+/messages[.](fr|en)[.]ts$', '^src/kernel/'],
      },
    },
    {
      name: 'no-media-decoder',
      comment: 'The server never decodes pictures or video.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: 'node_modules/(sharp|jimp|canvas|exifr|ffmpeg)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '(^|/)dist/' },
  },
};
