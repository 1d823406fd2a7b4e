<?php
/**
 * The one tag. The script is the pinned one: its name is its hash, it names the hash of every further file, and it
 * follows only settings that the provider's own administrator signed.
 *
 * @package privacyloket
 */

defined( 'ABSPATH' ) || exit;

const PRIVACYLOKET_HANDLE = 'privacyloket';

add_action( 'wp_enqueue_scripts', 'privacyloket_enqueue' );
add_filter( 'script_loader_tag', 'privacyloket_tag', 10, 2 );

/** Address of a file of this plugin, on this very website. */
function privacyloket_address( $path ) {
	return plugins_url( $path, dirname( __DIR__ ) . '/privacyloket.php' );
}

/** Which pinned script came with this plugin: its name and its hash. */
function privacyloket_gate() {
	return require dirname( __DIR__ ) . '/gate/gate.php';
}

function privacyloket_enqueue() {
	if ( null === privacyloket_settings() ) {
		return;
	}
	$gate = privacyloket_gate();
	// No version behind the address: the name is the version, and a question mark would make it another module.
	wp_enqueue_script( PRIVACYLOKET_HANDLE, privacyloket_address( 'gate/p/' . $gate['name'] ), array(), null, false );
}

/**
 * Our tag in the place of the one that WordPress made; every other tag as it is.
 *
 * @param string $tag    As WordPress made it.
 * @param string $handle Whose it is.
 * @return string
 */
function privacyloket_tag( $tag, $handle ) {
	$settings = PRIVACYLOKET_HANDLE === $handle ? privacyloket_settings() : null;
	if ( null === $settings ) {
		return $tag;
	}
	$gate = privacyloket_gate();
	return wp_get_script_tag(
		array(
			'type'              => 'module',
			'async'             => true,
			'crossorigin'       => 'anonymous',
			'integrity'         => $gate['integrity'],
			'data-privacyloket' => $settings['site'],
			'data-key'          => $settings['key'],
			'data-version'      => $settings['version'],
			'data-server'       => $settings['server'],
			// Plugins that join or rewrite scripts would change its hash, and then it does not run.
			'data-no-optimize'  => '1',
			'data-cfasync'      => 'false',
			'src'               => privacyloket_address( 'gate/p/' . $gate['name'] ),
		)
	);
}
