<?php
/**
 * The page under Settings. WordPress itself checks the nonce and the capability when it is saved (options.php).
 *
 * @package privacyloket
 */

defined( 'ABSPATH' ) || exit;

add_action( 'admin_init', 'privacyloket_register_settings' );
add_action( 'admin_menu', 'privacyloket_add_page' );

function privacyloket_register_settings() {
	register_setting(
		'privacyloket',
		PRIVACYLOKET_OPTION,
		array(
			'type'              => 'array',
			'sanitize_callback' => 'privacyloket_sanitise',
			'show_in_rest'      => false,
			'default'           => array(),
		)
	);
}

function privacyloket_add_page() {
	add_options_page(
		__( 'Privacyloket', 'privacyloket' ),
		__( 'Privacyloket', 'privacyloket' ),
		'manage_options',
		'privacyloket',
		'privacyloket_show_page'
	);
}

/** Field => its label and what is said below it. */
function privacyloket_fields() {
	return array(
		'site'    => array(
			__( 'Site', 'privacyloket' ),
			__( 'data-privacyloket in the line that the inbox shows.', 'privacyloket' ),
		),
		'server'  => array(
			__( 'Server', 'privacyloket' ),
			__( 'Where the forms are sent to: https:// and a name, nothing behind it.', 'privacyloket' ),
		),
		'key'     => array(
			__( 'Keys', 'privacyloket' ),
			__( 'data-key in that line: two keys with a space between.', 'privacyloket' ),
		),
		'version' => array(
			__( 'Version', 'privacyloket' ),
			__( 'data-version in that line: a number.', 'privacyloket' ),
		),
	);
}

/**
 * What is kept of what was typed. A field that is wrong keeps its old value, and the page says which one it was.
 *
 * @param mixed $typed As the browser sent it.
 * @return array
 */
function privacyloket_sanitise( $typed ) {
	$kept = get_option( PRIVACYLOKET_OPTION );
	$kept = is_array( $kept ) ? $kept : array();
	$safe = array();
	foreach ( privacyloket_fields() as $name => list( $label ) ) {
		$value = is_array( $typed ) && isset( $typed[ $name ] ) ? $typed[ $name ] : '';
		$valid = privacyloket_valid( $name, $value );
		if ( null === $valid && '' !== $value ) {
			/* translators: %s: name of a field */
			$text = sprintf( __( '%s is not right and was not changed.', 'privacyloket' ), $label );
			add_settings_error( 'privacyloket', 'privacyloket-' . $name, $text );
			$valid = privacyloket_valid( $name, isset( $kept[ $name ] ) ? $kept[ $name ] : '' );
		}
		if ( null !== $valid ) {
			$safe[ $name ] = $valid;
		}
	}
	return $safe;
}

function privacyloket_show_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	$kept = get_option( PRIVACYLOKET_OPTION );
	echo '<div class="wrap"><h1>' . esc_html( get_admin_page_title() ) . '</h1><p>' .
		esc_html__( 'Copy these four from the line that the inbox shows at the end of the set-up.', 'privacyloket' ) .
		'</p>';
	echo null === privacyloket_settings()
		? '<p><strong>' . esc_html__( 'Not complete yet: no script is printed.', 'privacyloket' ) . '</strong></p>'
		: '';
	echo '<form action="options.php" method="post">';
	settings_fields( 'privacyloket' );
	echo '<table class="form-table" role="presentation">';
	foreach ( privacyloket_fields() as $name => list( $label, $help ) ) {
		$value = is_array( $kept ) && isset( $kept[ $name ] ) && is_string( $kept[ $name ] ) ? $kept[ $name ] : '';
		$id    = 'privacyloket-' . $name;
		echo '<tr><th scope="row"><label for="' . esc_attr( $id ) . '">' . esc_html( $label ) . '</label></th><td>' .
			'<input class="large-text code" type="text" autocomplete="off" spellcheck="false" id="' . esc_attr( $id ) .
			'" name="' . esc_attr( PRIVACYLOKET_OPTION . '[' . $name . ']' ) . '" value="' . esc_attr( $value ) .
			'" aria-describedby="' . esc_attr( $id . '-help' ) . '"><p class="description" id="' .
			esc_attr( $id . '-help' ) . '">' . esc_html( $help ) . '</p></td></tr>';
	}
	echo '</table>';
	submit_button();
	echo '</form></div>';
}
