import { gatherRoutes } from './doors.ts';
import { buildServer } from './server.ts';
import type { App } from './wire.ts';

export interface Listening {
  /** `http://127.0.0.1:8440` */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves on the loopback address only; other machines reach Vigie through a proxy that encrypts.
 *
 * @param port  0 takes a free one.
 */
export async function listen(app: App, port: number): Promise<Listening> {
  const server = await buildServer(app, { routes: gatherRoutes(app.vault) });
  // Jobs are announced inside the acts of this process: better to fail now than at the first upload.
  await app.bus();
  const address = await server.listen({ host: '127.0.0.1', port });
  return { address, close: () => server.close() };
}
