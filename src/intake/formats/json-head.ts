import { IntakeRefusal } from '../errors.ts';
import { budgets } from './budgets.ts';
import { type JsonPath, JsonWalker, type JsonWish } from './json-walk.ts';

const nothing: ReadonlySet<string> = new Set();
const enoughSeen = new Error('enough seen');

/**
 * The keys of the root object as far as the head shows them (also when it breaks off or goes wrong later);
 * none when the root is something else.
 *
 * @param enough  A key after which nothing more needs to be seen.
 */
export function topLevelKeys(head: Uint8Array, enough?: string): ReadonlySet<string> {
  if (firstByte(head) !== 0x7b) return nothing;
  const keys = new Set<string>();
  outline(head, (path) => {
    if (path.length === 0) return 'enter';
    keys.add(String(path[0]));
    if (path[0] === enough) throw enoughSeen;
    return 'skip';
  });
  return keys;
}

/** Root keys and the keys of the first message, wherever a chat export puts it. */
export interface ChatHead {
  readonly rootKeys: ReadonlySet<string>;
  readonly messageKeys: ReadonlySet<string>;
}

/** What the head of a JSON document shows of a chat export; empty sets when it shows nothing of the kind. */
export function chatHead(head: Uint8Array): ChatHead {
  const rootKeys = new Set<string>();
  const messageKeys = new Set<string>();
  if (firstByte(head) !== 0x7b) return { rootKeys, messageKeys };
  outline(head, (path) => {
    const key = path[path.length - 1];
    if (path.length === 1) rootKeys.add(String(key));
    const inMessage = path[path.length - 3] === 'messages' && path[path.length - 2] === 0;
    if (inMessage) messageKeys.add(String(key));
    return path.length < 6 && !inMessage && (typeof key === 'string' || key === 0 || key === undefined)
      ? 'enter'
      : 'skip';
  });
  return { rootKeys, messageKeys };
}

/** Walks as far as the head is JSON; what comes after, or is cut off, does not count. */
function outline(head: Uint8Array, wish: (path: JsonPath) => JsonWish): void {
  const walker = new JsonWalker(
    { wish, taken: () => undefined },
    { gather: false, allowHexEscape: true, budgets },
  );
  try {
    walker.push(head);
  } catch (error) {
    if (error !== enoughSeen && !(error instanceof IntakeRefusal)) throw error;
  }
}

/** The first byte after a byte order mark and blanks; undefined when there is none. */
export function firstByte(head: Uint8Array): number | undefined {
  let at = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  while (head[at] === 0x20 || head[at] === 0x09 || head[at] === 0x0a || head[at] === 0x0d) at++;
  return head[at];
}
