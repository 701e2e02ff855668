export const messages = {
  'links.clue.same-account': 'Same account: {{identifier}}',
  'links.clue.same-account.free-text': 'Same account, quoted in free text: {{identifier}}',
  'links.clue.same-payment': 'Same means of payment: {{identifier}}',
  'links.clue.same-payment.free-text': 'Same means of payment, quoted in free text: {{identifier}}',
  'links.clue.same-email': 'Same e-mail address: {{identifier}}',
  'links.clue.same-email.free-text': 'Same e-mail address, quoted in free text: {{identifier}}',
  'links.clue.same-phone': 'Same telephone number: {{identifier}}',
  'links.clue.same-phone.free-text': 'Same telephone number, quoted in free text: {{identifier}}',
  'links.clue.same-url': 'Same profile page: {{identifier}}',
  'links.clue.same-url.free-text': 'Same profile page, quoted in free text: {{identifier}}',
  'links.clue.same-device': 'Same device: {{identifier}}',
  'links.clue.same-device.free-text': 'Same device, quoted in free text: {{identifier}}',
  'links.clue.same-name-birth-date': 'Same name and birth date: {{identifier}}',
  'links.clue.same-name-birth-date.free-text':
    'Same name and birth date, quoted in free text: {{identifier}}',
  'links.clue.same-screen-name': 'Same screen name: {{identifier}} (never enough alone)',
  'links.clue.same-address': 'Same IP address within {{minutes}} min: {{identifier}}',
  'links.clue.same-address-port': 'Same IP address and port within {{minutes}} min: {{identifier}}',
  'links.clue.same-address-unknown-network':
    'Same IP address within {{minutes}} min, on an unknown network: {{identifier}} (not enough alone)',
  'links.clue.same-person': 'Same presumed person, through other reports',
  'links.discount.common-identifier':
    '{{identifier}}: seen in {{mentions}} mentions under {{accounts}} accounts, links nobody any more',
  'links.discount.common-weak-clue':
    '{{identifier}}: weak clue seen in {{mentions}} mentions, links nobody any more',
  'links.discount.no-line-behind-address':
    '{{identifier}}: passing address (hosting, VPN or Tor), links nobody',
  'links.discount.shared-address':
    '{{identifier}}: address shared by several lines, links with the same port only',
  'links.discount.crowded-address':
    '{{identifier}}: up to {{accounts}} accounts in one day, links that day with the same port only',
  'links.discount.unknown-network': '{{identifier}}: unknown network, a weak clue without the same port',
  'links.verdict.same': 'Same person',
  'links.verdict.not-same': 'Different persons',
  'links.verdict.unsure': 'In doubt',
  'links.door.judge': 'Say whether two mentions are the same person',
  'links.door.retract': 'Take a judgement back: the persons become what they were',
  'links.relinked': 'Links computed',
  'links.judged': 'Judgement given on two mentions',
  'links.judgement-retracted': 'Judgement taken back',
  'links.judge.same-mention': 'A mention cannot be compared with itself.',
  'links.judge.not-linkable':
    'Mention {{mentionId}} is unknown, or is a victim, a recipient or a reporter: it is linked with nobody.',
  'links.judgement.not-found': 'This judgement does not exist.',
  'links.judgement.already-retracted': 'This judgement was already taken back.',
  'links.person.not-found': 'This person does not exist, or was joined with another one.',
  'links.busy': 'All links are being computed just now. Try again in a minute.',
} as const;
