<?php
/**
 * Dutch, in the form that WordPress 6.5 and newer read.
 *
 * @package privacyloket
 */

return array(
	'domain'   => 'privacyloket',
	'language' => 'nl_NL',
	'messages' => array(
		'A cookie banner that tells the truth and forms that only the provider can read.' => 'Een cookiebanner die de waarheid vertelt en formulieren die alleen u kunt lezen.',
		'The form is loading. Does it not appear? Then call us.' => 'Het formulier komt eraan. Ziet u het niet? Bel ons dan.',
		'Cookies and privacy' => 'Cookies en privacy',
		'The privacy statement is loading.' => 'De privacyverklaring komt eraan.',
		'The list of cookies is loading.' => 'De lijst met cookies komt eraan.',
		'Privacyloket' => 'Privacyloket',
		'Site' => 'Site',
		'data-privacyloket in the line that the inbox shows.' => 'Dit is data-privacyloket in de regel uit de inbox.',
		'Server' => 'Server',
		'Where the forms are sent to: https:// and a name, nothing behind it.' => 'Hier gaan de formulieren heen: https:// en een naam, met niets erachter.',
		'Keys' => 'Sleutels',
		'data-key in that line: two keys with a space between.' => 'Dit is data-key in die regel: twee sleutels met een spatie ertussen.',
		'Version' => 'Versie',
		'data-version in that line: a number.' => 'Dit is data-version in die regel: een getal.',
		'%s is not right and was not changed.' => '%s klopt niet en is niet veranderd.',
		'Copy these four from the line that the inbox shows at the end of the set-up.' => 'Neem deze vier over uit de regel die de inbox toont als u klaar bent met instellen.',
		'Not complete yet: no script is printed.' => 'Nog niet compleet: er staat nog geen script op uw website.',
		'A form that only you can read, a link to the visitor\'s choices, or the privacy statement.' => 'Een formulier dat alleen u kunt lezen, een link naar de keuzes, of de privacyverklaring.',
	),
);
