<?php
/** Runs the plugin once as WordPress would, told by a JSON on its input, and prints what came of it as JSON. */

$asked = json_decode( stream_get_contents( STDIN ), true );
define( 'WP_PLUGIN', $argv[1] . '/privacyloket.php' );
require __DIR__ . '/wordpress-doubles.php';

$GLOBALS['wp']['options'] = $asked['options'] ?? array();
$GLOBALS['wp']['may']     = $asked['may'] ?? true;
require WP_PLUGIN;
foreach ( array( 'init', 'admin_init', 'admin_menu', 'wp_enqueue_scripts' ) as $hook ) {
	do_action( $hook );
}

$page = $GLOBALS['wp']['pages']['privacyloket'];
ob_start();
$page['call']();
$told = array(
	'head'         => printed_scripts(),
	'other'        => apply_filters( 'script_loader_tag', '<script src="/other.js"></script>', 'other', '/other.js' ),
	'content'      => do_shortcode( $asked['content'] ?? '' ),
	'block'        => isset( $asked['block'] ) ? $GLOBALS['wp']['blocks']['privacyloket/content']['render_callback']( $asked['block'] ) : '',
	'page'         => ob_get_clean(),
	'capability'   => $page['capability'],
	'translations' => is_file( $GLOBALS['wp']['translations'] ),
	'saved'        => null,
	'errors'       => array(),
);
if ( array_key_exists( 'typed', $asked ) ) {
	$told['saved']  = $GLOBALS['wp']['registered']['privacyloket']['privacyloket']['sanitize_callback']( $asked['typed'] );
	$told['errors'] = $GLOBALS['wp']['errors'];
}
if ( $asked['uninstall'] ?? false ) {
	define( 'WP_UNINSTALL_PLUGIN', 'privacyloket/privacyloket.php' );
	require $argv[1] . '/uninstall.php';
	$told['options'] = array_keys( $GLOBALS['wp']['options'] );
}
$told['cookies'] = preg_grep( '/^set-cookie/i', headers_list() );
echo json_encode( $told, JSON_THROW_ON_ERROR );
