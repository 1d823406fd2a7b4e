<?php
/**
 * Removes what the plugin kept, on every site of a network. Messages are not here and are not touched.
 *
 * @package privacyloket
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $privacyloket_site ) {
		switch_to_blog( $privacyloket_site );
		delete_option( 'privacyloket' );
		restore_current_blog();
	}
} else {
	delete_option( 'privacyloket' );
}
