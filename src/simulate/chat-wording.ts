/**
 * Everything that is said in the simulated chats: greetings, meetings, small sums, in several languages.
 * `{n}` is a small number, `{hour}` an hour, `{word}` a plain word.
 */
export const chatSentences = [
  'Bonjour à tous, bonne journée.',
  'Merci pour la réponse.',
  'Rendez-vous mardi à {hour} h devant la mairie.',
  'Je serai en retard de {n} minutes.',
  'Qui peut confirmer pour jeudi ?',
  'C’est noté, à demain.',
  'Le message {n} a été épinglé par erreur.',
  'Je n’ai pas encore reçu le numéro {n}.',
  'On garde le même horaire, {hour} h ?',
  'Quelqu’un a-t-il l’adresse du café {word} ?',
  'Je vérifie et je reviens vers vous.',
  'D’accord pour {hour} h 30.',
  'Le groupe compte maintenant {n} personnes.',
  'Bonne soirée, à bientôt.',
  'Texte de remplacement numéro {n}.',
  'Good morning everyone.',
  'Thanks, that works for me.',
  'The meeting is at {hour}:00, gate {n}.',
  'Can you send the time again?',
  'I will be away until Monday.',
  'Synthetic placeholder text {n}.',
  'See you tomorrow near the {word}.',
  'Number {n} is missing from the list.',
  'Please read the pinned message first.',
  'Ok.',
  'Hallo zusammen, bis Dienstag um {hour} Uhr.',
  'Danke, ich melde mich später.',
  'Buenos días, nos vemos a las {hour}.',
  'Gracias por la lista número {n}.',
  'Ciao a tutti, a domani.',
  'Tot morgen om {hour} uur.',
  'Magandang umaga, kita tayo bukas.',
  'Bom dia, até amanhã às {hour} horas.',
] as const;

export const paymentSentences = [
  'J’ai envoyé {sum} euros à {handle}.',
  'Paiement de {sum} EUR vers {handle}, réf {n}.',
  'Sent {sum} EUR to {handle}, please confirm.',
] as const;

export const contactSentences = {
  phone: 'Mon nouveau numéro : {value}',
  email: 'Pour me joindre : {value}',
  mention: 'Merci {value}',
} as const;

export const groupTitles = [
  'Salon Quai Nord',
  'Salon Phare',
  'Groupe Estacade',
  'Salon Belvédère',
  'Groupe Passerelle',
  'Salon Rotonde',
  'Groupe Terrasse',
  'Salon Esplanade',
] as const;
