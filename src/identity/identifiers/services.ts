import { foldText } from '../../kernel/text.ts';

/**
 * How a service treats its handles.
 * `case`: `ignored` when the service itself says that two spellings are one account; `kept` otherwise, because
 * folding the case of opaque ids (they are often base64) would make two accounts one.
 */
export interface ServiceRule {
  readonly key: string;
  readonly name: string;
  readonly case: 'ignored' | 'kept';
  /** Accounts of the service are phone numbers. */
  readonly phoneHandles?: boolean;
}

type Row = readonly [key: string, name: string, handleCase: 'ignored' | 'kept', aliases: string];

/** Aliases are folded service names: letters and digits only. Companies stand for their service where they run one. */
const ROWS: readonly Row[] = [
  ['badoo', 'Badoo', 'kept', ''],
  ['bereal', 'BeReal', 'ignored', ''],
  ['bluesky', 'Bluesky', 'ignored', 'bsky blueskysocial'],
  ['cashapp', 'Cash App', 'ignored', 'cash squarecash squarecashapp block'],
  ['discord', 'Discord', 'ignored', 'discordapp discordcom'],
  ['dropbox', 'Dropbox', 'kept', 'dropboxcom'],
  ['facebook', 'Facebook', 'ignored', 'fb facebookcom messenger facebookmessenger metafacebook'],
  ['google', 'Google', 'kept', 'googledrive gmail googlephotos googlecom'],
  ['imgur', 'Imgur', 'ignored', ''],
  ['instagram', 'Instagram', 'ignored', 'ig insta instagramcom metainstagram'],
  ['kik', 'Kik', 'ignored', 'kikmessenger kikinteractive medialabkik'],
  ['line', 'LINE', 'kept', 'linemessenger'],
  ['linkedin', 'LinkedIn', 'ignored', 'linkedincom'],
  ['mega', 'MEGA', 'kept', 'meganz megalimited'],
  ['microsoft', 'Microsoft', 'ignored', 'onedrive microsoftonedrive outlook hotmail bing xbox xboxlive'],
  ['paypal', 'PayPal', 'ignored', 'paypalcom paypalme'],
  ['pinterest', 'Pinterest', 'ignored', ''],
  ['playstation', 'PlayStation', 'ignored', 'psn playstationnetwork sonyinteractiveentertainment'],
  ['reddit', 'Reddit', 'ignored', 'redditcom'],
  ['roblox', 'Roblox', 'ignored', 'robloxcom'],
  ['session', 'Session', 'ignored', 'sessionmessenger'],
  ['signal', 'Signal', 'ignored', 'signalmessenger'],
  ['skype', 'Skype', 'ignored', 'microsoftskype'],
  ['snapchat', 'Snapchat', 'ignored', 'snap snapchatcom'],
  ['steam', 'Steam', 'kept', 'valve'],
  ['telegram', 'Telegram', 'ignored', 'tg telegrammessenger telegramorg'],
  ['threads', 'Threads', 'ignored', ''],
  ['tiktok', 'TikTok', 'ignored', 'tiktokcom bytedance'],
  ['tumblr', 'Tumblr', 'ignored', ''],
  ['twitch', 'Twitch', 'ignored', ''],
  ['viber', 'Viber', 'kept', 'rakutenviber'],
  ['vk', 'VK', 'ignored', 'vkontakte vkcom'],
  ['wechat', 'WeChat', 'kept', 'weixin'],
  ['whatsapp', 'WhatsApp', 'ignored', 'wa whatsappcom'],
  ['x', 'X', 'ignored', 'twitter twittercom xcom xtwitter xformerlytwitter xcorp'],
  ['youtube', 'YouTube', 'kept', 'yt youtubecom'],
  ['yubo', 'Yubo', 'ignored', 'twelveapp'],
];

const rulesByAlias = new Map<string, ServiceRule>();
for (const [key, name, handleCase, aliases] of ROWS) {
  const rule: ServiceRule = { key, name, case: handleCase, phoneHandles: key === 'whatsapp' };
  for (const alias of [key, ...aliases.split(' ')]) if (alias !== '') rulesByAlias.set(alias, rule);
}

const LEGAL_FORMS =
  /(?:[ ,.]+(?:inc|llc|ltd|limited|corp|corporation|gmbh|sas?|sarl|plc|bv|pte|co|company|platforms))+[ .]*$/;
const MAX_REMEMBERED_SCOPES = 2000;
const remembered = new Map<string, ServiceRule | null>();

/**
 * Which service a source means: its name with case, accents, punctuation and the company's legal form dropped,
 * then looked up among the known aliases. An unknown service keeps its folded name as key and its handles' case.
 *
 * @returns null when nothing is left of the name. Remembers the last names seen (bounded).
 */
export function serviceFromScope(scope: string): ServiceRule | null {
  const known = remembered.get(scope);
  if (known !== undefined) return known;
  const rule = resolve(scope);
  if (remembered.size >= MAX_REMEMBERED_SCOPES) remembered.clear();
  remembered.set(scope, rule);
  return rule;
}

function resolve(scope: string): ServiceRule | null {
  const folded = foldText(scope.slice(0, 200));
  const key = lettersAndDigits(folded.replace(LEGAL_FORMS, '')) || lettersAndDigits(folded);
  if (key === '') return null;
  return rulesByAlias.get(key) ?? { key, name: key, case: 'kept' };
}

function lettersAndDigits(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
