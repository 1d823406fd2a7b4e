<?php
/**
 * Plugin Name:       Privacyloket
 * Description:       A cookie banner that tells the truth and forms that only the provider can read.
 * Version:           0.1.0
 * Requires at least: 6.5
 * Requires PHP:      7.4
 * License:           EUPL-1.2
 * Text Domain:       privacyloket
 * Domain Path:       /languages
 *
 * Door of the plugin. It prints one tag and a few elements; it asks nothing of another server and sets no cookie.
 * The script itself lies in this folder and is served by this very website.
 *
 * @package privacyloket
 */

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/parts/settings.php';
require_once __DIR__ . '/parts/tag.php';
require_once __DIR__ . '/parts/content.php';
if ( is_admin() ) {
	require_once __DIR__ . '/parts/settings-page.php';
}

add_action( 'init', 'privacyloket_load_words' );

/** Dutch lies in this folder, in the form that WordPress 6.5 and newer read without compiling. */
function privacyloket_load_words() {
	load_plugin_textdomain( 'privacyloket', false, dirname( plugin_basename( __FILE__ ) ) . '/languages' );
}
