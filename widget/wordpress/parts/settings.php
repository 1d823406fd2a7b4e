<?php
/**
 * What the administrator set: the four things that the line from the inbox says. Kept in one option, read strictly;
 * what is not right is treated as not there, so nothing half right is ever printed.
 *
 * @package privacyloket
 */

defined( 'ABSPATH' ) || exit;

const PRIVACYLOKET_OPTION = 'privacyloket';

/**
 * The settings, or null while they are not complete.
 *
 * @return array{site: string, server: string, key: string, version: string}|null
 */
function privacyloket_settings() {
	$kept = get_option( PRIVACYLOKET_OPTION );
	if ( ! is_array( $kept ) ) {
		return null;
	}
	$settings = array();
	foreach ( array( 'site', 'server', 'key', 'version' ) as $name ) {
		$settings[ $name ] = privacyloket_valid( $name, isset( $kept[ $name ] ) ? $kept[ $name ] : '' );
		if ( null === $settings[ $name ] ) {
			return null;
		}
	}
	return $settings;
}

/**
 * One setting in the form in which it is printed, or null where it is not what it has to be.
 *
 * @param string $name  Which setting.
 * @param mixed  $value As it was typed or kept.
 * @return string|null
 */
function privacyloket_valid( $name, $value ) {
	if ( ! is_string( $value ) ) {
		return null;
	}
	$value    = trim( $value );
	$patterns = array(
		'site'    => '/^[a-z][a-z0-9-]{0,39}\z/',
		// Without encryption on this machine only, for who tries it out.
		'server'  => '~^(https://[a-z0-9.-]+|http://([a-z0-9-]+\.)*localhost)(:\d{1,5})?\z~',
		// SHA-256 in base64url: the administrator's signing key and the spare one.
		'key'     => '/^[A-Za-z0-9_-]{43} [A-Za-z0-9_-]{43}\z/',
		'version' => '/^[1-9]\d{0,8}\z/',
	);
	if ( 'server' === $name ) {
		$value = rtrim( $value, '/' );
	}
	return isset( $patterns[ $name ] ) && preg_match( $patterns[ $name ], $value ) ? $value : null;
}
