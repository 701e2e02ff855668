export const messages = {
  'links.clue.same-account': 'Même compte : {{identifier}}',
  'links.clue.same-account.free-text': 'Même compte, cité dans un texte libre : {{identifier}}',
  'links.clue.same-payment': 'Même moyen de paiement : {{identifier}}',
  'links.clue.same-payment.free-text': 'Même moyen de paiement, cité dans un texte libre : {{identifier}}',
  'links.clue.same-email': 'Même adresse électronique : {{identifier}}',
  'links.clue.same-email.free-text': 'Même adresse électronique, citée dans un texte libre : {{identifier}}',
  'links.clue.same-phone': 'Même numéro de téléphone : {{identifier}}',
  'links.clue.same-phone.free-text': 'Même numéro de téléphone, cité dans un texte libre : {{identifier}}',
  'links.clue.same-url': 'Même page de profil : {{identifier}}',
  'links.clue.same-url.free-text': 'Même page de profil, citée dans un texte libre : {{identifier}}',
  'links.clue.same-device': 'Même appareil : {{identifier}}',
  'links.clue.same-device.free-text': 'Même appareil, cité dans un texte libre : {{identifier}}',
  'links.clue.same-name-birth-date': 'Mêmes nom et date de naissance : {{identifier}}',
  'links.clue.same-name-birth-date.free-text':
    'Mêmes nom et date de naissance, cités dans un texte libre : {{identifier}}',
  'links.clue.same-screen-name': 'Même pseudonyme : {{identifier}} (ne suffit jamais seul)',
  'links.clue.same-address': 'Même adresse IP à moins de {{minutes}} min d’intervalle : {{identifier}}',
  'links.clue.same-address-port':
    'Même adresse IP et même port à moins de {{minutes}} min d’intervalle : {{identifier}}',
  'links.clue.same-address-unknown-network':
    'Même adresse IP à moins de {{minutes}} min d’intervalle, sur un réseau inconnu : {{identifier}} (ne suffit pas seul)',
  'links.clue.same-person': 'Même personne présumée, par d’autres signalements',
  'links.discount.common-identifier':
    '{{identifier}} : vu dans {{mentions}} mentions et sous {{accounts}} comptes, ne relie plus personne',
  'links.discount.common-weak-clue':
    '{{identifier}} : indice faible vu dans {{mentions}} mentions, ne relie plus personne',
  'links.discount.no-line-behind-address':
    '{{identifier}} : adresse de passage (hébergeur, VPN ou Tor), ne relie personne',
  'links.discount.shared-address':
    '{{identifier}} : adresse partagée entre plusieurs lignes, ne relie qu’avec le même port',
  'links.discount.crowded-address':
    '{{identifier}} : jusqu’à {{accounts}} comptes en un jour, ne relie ce jour-là qu’avec le même port',
  'links.discount.unknown-network': '{{identifier}} : réseau inconnu, indice faible sans le même port',
  'links.verdict.same': 'Même personne',
  'links.verdict.not-same': 'Personnes différentes',
  'links.verdict.unsure': 'Doute',
  'links.door.judge': 'Dire si deux mentions désignent la même personne',
  'links.door.retract': 'Retirer un jugement : les personnes redeviennent ce qu’elles étaient',
  'links.relinked': 'Recoupements calculés',
  'links.judged': 'Jugement rendu sur deux mentions',
  'links.judgement-retracted': 'Jugement retiré',
  'links.judge.same-mention': 'Une mention ne peut pas être comparée à elle-même.',
  'links.judge.not-linkable':
    'La mention {{mentionId}} est inconnue, ou désigne une victime, un destinataire ou un déclarant : elle n’est recoupée avec personne.',
  'links.judgement.not-found': 'Ce jugement n’existe pas.',
  'links.judgement.already-retracted': 'Ce jugement a déjà été retiré.',
  'links.person.not-found': 'Cette personne n’existe pas, ou a été réunie à une autre.',
  'links.busy': 'Tous les recoupements sont en cours de calcul. Réessayez dans une minute.',
} as const;
