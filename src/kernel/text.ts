/** Text from outside: made visible before it is shown, folded before it is compared, defused before it is exported. */

/**
 * Characters that change how the text around them reads without being seen: controls (C0, C1), zero-width,
 * line and paragraph separators, bidirectional marks and overrides, soft hyphens, tag characters, the byte
 * order mark, lone surrogates.
 */
const HIDDEN =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/u;
const HIDDEN_ALL = new RegExp(HIDDEN.source, 'gu');
const PLAIN_ASCII = /^[\x20-\x7e]*$/;

/** Whether the text is free of hidden characters. Cost: O(n). */
export function isPlainText(text: string): boolean {
  return PLAIN_ASCII.test(text) || !HIDDEN.test(text);
}

/**
 * The text with every hidden character written as `⟨U+202E⟩`, so that what is read is what is stored.
 *
 * @param keepLines keeps line feeds and tabs as they are (for blocks of text).
 */
export function visibleText(text: string, keepLines = false): string {
  if (PLAIN_ASCII.test(text)) return text;
  return text.replace(HIDDEN_ALL, (character) =>
    keepLines && (character === '\n' || character === '\t') ? character : codePointLabel(character),
  );
}

function codePointLabel(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

const LETTERS_WITHOUT_DECOMPOSITION: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
};

/**
 * A key for comparing words whatever their case and Latin accents: « Éloïse » and « eloise » give the same.
 * Only the combining diacritics U+0300–U+036F are dropped: in Indic or Japanese text a combining mark is a
 * letter of its own, and dropping it would make different words equal.
 * Idempotent. White space is collapsed to single spaces and trimmed. Cost: O(n).
 */
export function foldText(text: string): string {
  if (PLAIN_ASCII.test(text)) return collapseSpaces(text.toLowerCase());
  const bare = text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[æœßøłđðþħı]/g, (letter) => LETTERS_WITHOUT_DECOMPOSITION[letter] ?? letter);
  return collapseSpaces(bare.normalize('NFC'));
}

function collapseSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * A cell that no spreadsheet takes for a formula: text starting with `=`, `+`, `-`, `@` (their full-width
 * forms too), a tab or a line end gets a leading apostrophe. Source: OWASP, "CSV Injection".
 */
export function spreadsheetCell(text: string): string {
  return /^[\s\p{Cc}]*[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text;
}
