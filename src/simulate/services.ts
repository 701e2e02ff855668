/**
 * Invented services. `shape` is the way their reports differ, after the public list of reporter quirks:
 * where the upload time stands, where the text stands, what is only in words.
 */
export type ServiceShape =
  | 'plain'
  | 'upload-time-in-metadata'
  | 'upload-as-capture'
  | 'profile-in-text'
  | 'embedded-json'
  | 'header-lines'
  | 'text-block'
  | 'payment'
  | 'submittal'
  | 'search';

export type AccountForm = 'number' | 'word' | 'phone' | 'email' | 'handle';

export interface Service {
  readonly name: string;
  readonly domain: string;
  readonly shape: ServiceShape;
  readonly accounts: AccountForm;
  /** Share of accounts opened there. */
  readonly weight: number;
}

export const services: readonly [Service, ...Service[]] = [
  { name: 'ExampleBook', domain: 'book.example', shape: 'submittal', accounts: 'number', weight: 20 },
  { name: 'ExampleChat', domain: 'chat.example', shape: 'plain', accounts: 'number', weight: 18 },
  { name: 'ExampleVideo', domain: 'video.example', shape: 'plain', accounts: 'number', weight: 13 },
  {
    name: 'ExampleDrive',
    domain: 'drive.example',
    shape: 'upload-time-in-metadata',
    accounts: 'word',
    weight: 10,
  },
  {
    name: 'ExampleMessenger',
    domain: 'messenger.example',
    shape: 'embedded-json',
    accounts: 'phone',
    weight: 9,
  },
  { name: 'ExampleMicro', domain: 'micro.example', shape: 'profile-in-text', accounts: 'number', weight: 8 },
  { name: 'ExamplePix', domain: 'pix.example', shape: 'upload-as-capture', accounts: 'word', weight: 6 },
  { name: 'ExampleMail', domain: 'mail.example', shape: 'header-lines', accounts: 'email', weight: 5 },
  { name: 'ExampleGame', domain: 'game.example', shape: 'plain', accounts: 'word', weight: 5 },
  { name: 'ExampleMeet', domain: 'meet.example', shape: 'text-block', accounts: 'number', weight: 4 },
  { name: 'ExampleSearch', domain: 'search.example', shape: 'search', accounts: 'word', weight: 2 },
];

/** Payment reports come from one service only, and only from the people who paid. */
export const paymentService: Service = {
  name: 'ExamplePay',
  domain: 'pay.example',
  shape: 'payment',
  accounts: 'handle',
  weight: 0,
};

/** Where groups are reported: the service says in its text who administers one. */
export const groupService: Service = services.find(({ shape }) => shape === 'embedded-json') ?? services[0];

const totalWeight = services.reduce((sum, service) => sum + service.weight, 0);

export function serviceAt(hash: number): Service {
  let left = hash % totalWeight;
  for (const service of services) {
    left -= service.weight;
    if (left < 0) return service;
  }
  return services[0];
}
