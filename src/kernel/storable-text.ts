const nul = String.fromCharCode(0);
const everyNul = new RegExp(nul, 'g');
const loneSurrogate = /\p{Surrogate}/gu;

/**
 * Gives the text as a PostgreSQL `text` column can hold it: U+0000 becomes the visible U+2400. The untouched bytes
 * stay in the sealed source.
 *
 * Cost: O(length), no allocation for ordinary text.
 */
export function storableText(text: string): string {
  return text.includes(nul) ? text.replace(everyNul, '\u2400') : text;
}

/**
 * Serialises a value for a `jsonb` column, which refuses U+0000 and lone surrogates even when escaped.
 *
 * @throws TypeError on cycles and bigint, as JSON.stringify does.
 */
export function storableJson(value: unknown): string {
  const plain = JSON.stringify(value);
  if (!plain.includes('\\u0000') && !plain.includes('\\ud')) return plain;
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'string' ? storableText(item).replace(loneSurrogate, '\ufffd') : item,
  );
}
