/**
 * Every sentence the simulator can write, all neutral and procedural: gravity is carried by structured fields
 * and by these plain words, never by description.
 */
export const incidentTypes = {
  possession: 'Child Pornography (possession, manufacture, and distribution)',
  enticement: 'Online Enticement of Children for Sexual Acts',
  trafficking: 'Child Sex Trafficking',
  words: 'Misleading Words or Digital Images on the Internet',
  domain: 'Misleading Domain Name',
} as const;

export const incidentMeanings = [
  'The date and time the file was detected by automated systems.',
  'The date and time of the most recent login.',
  'The date and time the content was uploaded.',
  'The date and time the report was created.',
] as const;

export const neutralNotes = [
  'Synthetic placeholder text: no further detail was supplied.',
  'Texte de remplacement : aucun autre élément fourni par le déclarant.',
  'Synthetic placeholder text: the account was reviewed by the service.',
  'Texte de remplacement : le compte a été suspendu après examen.',
  'Synthetic placeholder text: detection by matching of digests.',
  'Texte de remplacement : contenu signalé par un autre utilisateur.',
] as const;

export const statements = {
  danger: 'Le déclarant indique un danger immédiat pour un enfant et demande une réponse le jour même.',
  dangerEnglish: 'The reporter states an imminent danger to a child and asks for an answer the same day.',
  access: 'Le déclarant indique un accès régulier à des enfants.',
  accessEnglish: 'The reporter states that this person has regular access to children.',
  soliciting: 'Le déclarant indique des prises de contact répétées avec des mineurs. Contenu non reproduit.',
  solicitingEnglish: 'The reporter states repeated contact with minors. Content not reproduced.',
  home: 'Le déclarant indique que le contenu paraît produit au domicile de la personne.',
  homeEnglish: 'The reporter states that the content appears to be made at the person’s home.',
  volume: 'Le déclarant indique un grand nombre de fichiers partagés. Contenu non reproduit.',
  group: 'Le déclarant indique que la personne administre un groupe de partage.',
  commissioning: 'Le service de paiement indique des versements répétés de faible montant, motif à vérifier.',
  spam: 'Le déclarant indique un envoi automatisé en nombre.',
} as const;

/** Service boilerplate repeated in every file note, which text search must not take for facts. */
export const boilerplate =
  'This file note is standard text of the service. It is identical in every report and describes the procedure only. ' +
  'Questions about the procedure can be sent to the law enforcement address of the service.';

export const tags = {
  meme: 'Potential Meme',
  viral: 'Viral',
  selfProduction: 'Possible Self Production',
  unfamiliar: 'Unfamiliar',
} as const;
