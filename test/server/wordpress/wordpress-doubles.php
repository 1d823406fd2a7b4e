<?php
/**
 * As much of WordPress as the plugin calls: the same names, the same duties, nothing more. What the real functions
 * escape, these escape; a function that is not here is one that the plugin must not call.
 */

error_reporting( E_ALL );
set_error_handler(
	function ( $level, $text, $file, $line ) {
		throw new ErrorException( $text, 0, $level, $file, $line );
	}
);

define( 'ABSPATH', '/' );

$GLOBALS['wp'] = array(
	'options'    => array(),
	'hooks'      => array(),
	'shortcodes' => array(),
	'blocks'     => array(),
	'scripts'    => array(),
	'registered' => array(),
	'pages'      => array(),
	'errors'     => array(),
	'messages'   => array(),
	'may'        => true,
);

function add_filter( $hook, $call, $priority = 10, $arguments = 1 ) {
	$GLOBALS['wp']['hooks'][ $hook ][] = array( $call, $arguments );
}
function add_action( $hook, $call, $priority = 10, $arguments = 1 ) {
	add_filter( $hook, $call, $priority, $arguments );
}
function apply_filters( $hook, $value, ...$more ) {
	foreach ( $GLOBALS['wp']['hooks'][ $hook ] ?? array() as list( $call, $arguments ) ) {
		$value = $call( ...array_slice( array( $value, ...$more ), 0, $arguments ) );
	}
	return $value;
}
function do_action( $hook ) {
	foreach ( $GLOBALS['wp']['hooks'][ $hook ] ?? array() as list( $call ) ) {
		$call();
	}
}

function get_option( $name, $default = false ) {
	return $GLOBALS['wp']['options'][ $name ] ?? $default;
}
function delete_option( $name ) {
	unset( $GLOBALS['wp']['options'][ $name ] );
}
function is_admin() {
	return true;
}
function is_multisite() {
	return false;
}
function current_user_can( $what ) {
	return 'manage_options' === $what && $GLOBALS['wp']['may'];
}

function esc_html( $text ) {
	return htmlspecialchars( (string) $text, ENT_QUOTES, 'UTF-8', false );
}
function esc_attr( $text ) {
	return esc_html( $text );
}
function esc_url( $url ) {
	return preg_match( '~^(https?://|/|#)~', $url ) ? str_replace( array( '"', "'", '<', '>', ' ' ), array( '%22', '&#039;', '', '', '%20' ), $url ) : '';
}
function wp_kses_post( $text ) {
	// The real one knows which attributes are safe; this one keeps a few elements and none of their attributes.
	$text = preg_replace( '~<(script|style)\b.*?</\1>~is', '', $text );
	return preg_replace( '~<(/?)(p|strong|em|br|a)\b[^>]*>~i', '<$1$2>', strip_tags( $text, '<p><strong><em><br><a>' ) );
}
function __( $text, $domain ) {
	if ( 'privacyloket' !== $domain ) {
		throw new ErrorException( "text domain $domain" );
	}
	return $GLOBALS['wp']['messages'][ $text ] ?? $text;
}
function esc_html__( $text, $domain ) {
	return esc_html( __( $text, $domain ) );
}
function load_plugin_textdomain( $domain, $unused, $folder ) {
	$file = dirname( WP_PLUGIN ) . '/../' . $folder . "/$domain-" . ( getenv( 'WP_LOCALE' ) ?: 'nl_NL' ) . '.l10n.php';
	if ( is_file( $file ) ) {
		$GLOBALS['wp']['messages'] = ( require $file )['messages'];
	}
}
function wp_set_script_translations( $handle, $domain, $folder ) {
	$GLOBALS['wp']['translations'] = "$folder/$domain-nl_NL-$handle.json";
}

function plugin_basename( $file ) {
	return 'privacyloket/' . basename( $file );
}
function plugins_url( $path, $file ) {
	return getenv( 'WP_HOME' ) . '/wp-content/plugins/' . basename( dirname( $file ) ) . '/' . $path;
}
function home_url( $path ) {
	return getenv( 'WP_HOME' ) . $path;
}
function get_privacy_policy_url() {
	return getenv( 'WP_HOME' ) . '/privacy';
}

function wp_enqueue_script( $handle, $src, $needs, $version, $in_footer ) {
	$GLOBALS['wp']['scripts'][ $handle ] = $src . ( null === $version ? '' : "?ver=$version" );
}
function wp_get_script_tag( $attributes ) {
	$text = '';
	foreach ( apply_filters( 'wp_script_attributes', $attributes ) as $name => $value ) {
		$text .= true === $value ? " $name" : sprintf( ' %1$s="%2$s"', $name, esc_attr( $value ) );
	}
	return "<script$text></script>\n";
}
/** As WP_Scripts does for each script in the head. */
function printed_scripts() {
	$text = '';
	foreach ( $GLOBALS['wp']['scripts'] as $handle => $src ) {
		$tag   = '<script src="' . esc_url( $src ) . "\" id=\"$handle-js\"></script>\n";
		$text .= apply_filters( 'script_loader_tag', $tag, $handle, $src );
	}
	return $text;
}

function add_shortcode( $name, $call ) {
	$GLOBALS['wp']['shortcodes'][ $name ] = $call;
}
function shortcode_atts( $defaults, $given ) {
	return array_merge( $defaults, array_intersect_key( (array) $given, $defaults ) );
}
function do_shortcode( $text ) {
	$names = implode( '|', array_keys( $GLOBALS['wp']['shortcodes'] ) );
	return preg_replace_callback(
		"~\\[($names)([^\\]]*)\\](?:(.*?)\\[/\\1\\])?~s",
		function ( $found ) {
			preg_match_all( '~(\w+)="([^"]*)"~', $found[2], $pairs );
			return $GLOBALS['wp']['shortcodes'][ $found[1] ]( array_combine( $pairs[1], $pairs[2] ) ?: '', $found[3] ?? null );
		},
		$text
	);
}
function register_block_type( $folder, $more ) {
	$GLOBALS['wp']['blocks'][ json_decode( file_get_contents( "$folder/block.json" ), true )['name'] ] = $more;
}

function register_setting( $group, $name, $more ) {
	$GLOBALS['wp']['registered'][ $group ][ $name ] = $more;
}
function add_options_page( $title, $menu, $capability, $slug, $call ) {
	$GLOBALS['wp']['pages'][ $slug ] = compact( 'title', 'capability', 'call' );
}
function add_settings_error( $setting, $code, $text ) {
	$GLOBALS['wp']['errors'][] = $text;
}
function settings_fields( $group ) {
	echo '<input type="hidden" name="option_page" value="' . esc_attr( $group ) . '"><input type="hidden" name="_wpnonce" value="nonce">';
}
function submit_button() {
	echo '<button>Opslaan</button>';
}
function get_admin_page_title() {
	return 'Privacyloket';
}
