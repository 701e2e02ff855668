import { IntakeRefusal } from '../errors.ts';
import { budgets } from './budgets.ts';
import { JsonWalker } from './json-walk.ts';

const nothing: ReadonlySet<string> = new Set();

/**
 * The keys of the root object as far as the head shows them (also when it breaks off or goes wrong later);
 * none when the root is something else.
 */
export function topLevelKeys(head: Uint8Array): ReadonlySet<string> {
  if (firstByte(head) !== 0x7b) return nothing;
  const keys = new Set<string>();
  const walker = new JsonWalker(
    {
      wish: (path) => {
        if (path.length === 0) return 'enter';
        keys.add(String(path[0]));
        return 'skip';
      },
      taken: () => undefined,
    },
    { gather: false, allowHexEscape: true, budgets },
  );
  try {
    walker.push(head);
  } catch (error) {
    if (!(error instanceof IntakeRefusal)) throw error;
  }
  return keys;
}

/** The first byte after a byte order mark and blanks; undefined when there is none. */
export function firstByte(head: Uint8Array): number | undefined {
  let at = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  while (head[at] === 0x20 || head[at] === 0x09 || head[at] === 0x0a || head[at] === 0x0d) at++;
  return head[at];
}
