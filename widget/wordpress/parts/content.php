<?php
/**
 * What an editor puts into a page, as a shortcode or as the block: a form, a link back to the choice, the privacy
 * statement and the list of cookies. Each prints an element with something readable inside, for as long as the script has not drawn it.
 *
 * @package privacyloket
 */

defined( 'ABSPATH' ) || exit;

add_action( 'init', 'privacyloket_register_content' );

function privacyloket_register_content() {
	add_shortcode( 'privacyloket_form', 'privacyloket_form' );
	add_shortcode( 'privacyloket_open', 'privacyloket_open' );
	add_shortcode( 'privacyloket_statement', 'privacyloket_statement' );
	register_block_type( dirname( __DIR__ ) . '/block', array( 'render_callback' => 'privacyloket_block' ) );
	wp_set_script_translations(
		'privacyloket-content-editor-script',
		'privacyloket',
		dirname( __DIR__ ) . '/languages'
	);
}

/**
 * [privacyloket_form form="contact"], or with text between: that is shown where the form can't be.
 *
 * @param array|string $given   What the editor wrote.
 * @param string|null  $content Between the tags.
 * @return string
 */
function privacyloket_form( $given, $content = null ) {
	$form = shortcode_atts( array( 'form' => 'contact' ), $given )['form'];
	if ( ! is_string( $form ) || ! preg_match( '/^[a-z][a-z0-9-]{0,39}\z/', $form ) ) {
		return '';
	}
	$inside = null === $content || '' === trim( $content )
		? '<p>' . esc_html__( 'The form is loading. Does it not appear? Then call us.', 'privacyloket' ) . '</p>'
		: wp_kses_post( $content );
	return '<privacy-form form="' . esc_attr( $form ) . '">' . $inside . '</privacy-form>';
}

/**
 * [privacyloket_open]Cookies[/privacyloket_open], or with row="click-tracking" straight to one row.
 *
 * @param array|string $given   What the editor wrote.
 * @param string|null  $content Between the tags.
 * @return string
 */
function privacyloket_open( $given, $content = null ) {
	$row  = shortcode_atts( array( 'row' => '' ), $given )['row'];
	$row  = preg_match( '/^[a-z][a-z0-9-]{0,39}\z/', (string) $row ) ? $row : '';
	$text = null === $content || '' === trim( $content )
		? esc_html__( 'Cookies and privacy', 'privacyloket' )
		: wp_kses_post( $content );
	// Without the script it is a link to the statement, which says how to reach someone.
	$address = get_privacy_policy_url();
	return '<a href="' . esc_url( '' === $address ? home_url( '/' ) : $address ) . '" data-privacy-open="' .
		esc_attr( $row ) . '">' . $text . '</a>';
}

/**
 * [privacyloket_statement]: the privacy statement, always as the settings say; part="cookies" is the list of cookies
 * alone, and level="2" to level="5" that of its first heading.
 *
 * @param array|string $given What the editor wrote.
 * @return string
 */
function privacyloket_statement( $given ) {
	$given   = shortcode_atts(
		array(
			'part'  => '',
			'level' => '3',
		),
		$given
	);
	$cookies = 'cookies' === $given['part'];
	$level   = in_array( (string) $given['level'], array( '2', '3', '4', '5' ), true ) ? (string) $given['level'] : '3';
	$loading = $cookies
		? esc_html__( 'The list of cookies is loading.', 'privacyloket' )
		: esc_html__( 'The privacy statement is loading.', 'privacyloket' );
	return '<privacy-statement' . ( $cookies ? ' part="cookies"' : '' ) . ' level="' . esc_attr( $level ) . '"><p>' .
		$loading . '</p></privacy-statement>';
}

/**
 * The block: one of the four, as the editor chose.
 *
 * @param array $chosen Attributes of the block.
 * @return string
 */
function privacyloket_block( $chosen ) {
	$part = isset( $chosen['part'] ) ? $chosen['part'] : 'form';
	if ( 'open' === $part ) {
		$text = isset( $chosen['text'] ) && is_string( $chosen['text'] ) ? esc_html( $chosen['text'] ) : '';
		return '<p>' . privacyloket_open( array(), $text ) . '</p>';
	}
	if ( 'statement' === $part || 'cookies' === $part ) {
		return privacyloket_statement( array( 'part' => $part ) );
	}
	return privacyloket_form( array( 'form' => isset( $chosen['form'] ) ? $chosen['form'] : 'contact' ) );
}
