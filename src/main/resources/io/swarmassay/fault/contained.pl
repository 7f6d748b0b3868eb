# Touches files below the root of one container, whatever links its image or its processes planted there.
# Runs in the container's node: contained.pl PID VERB FOLDER [NAME [ARGUMENT]]
# size FOLDER             prints: BLOCK-SIZE BLOCKS FREE-BLOCKS of the file system
# fill FOLDER NAME KIB    makes a new file of zeros, of so many KiB or until there is no space
# try FOLDER NAME         makes a new file of 4 KiB and removes it; prints: written, or why not
# set FOLDER NAME TEXT    writes a line to a file, which must be an ordinary one when it is there
# remove FOLDER NAME      removes a file; harmless when there is none
use strict;
use warnings;
use Fcntl qw(:DEFAULT :mode);
use Errno qw(ENOENT);
use constant { OPENAT2 => 437, O_PATH => 010000000, NO_MAGIC => 0x02, NO_LINKS => 0x04, BENEATH => 0x08, IN_ROOT => 0x10 };

$^F = 255;
my ($pid, $verb, $folder, $name, $argument) = @ARGV;
die "no name: $name\n" if defined $name && $name !~ /^[A-Za-z0-9._-]+$/;

# openat2, which has one number on all machines; a kernel without it refuses, and nothing is touched.
sub opened {
    my ($at, $path, $flags, $mode, $resolve) = @_;
    my $how = pack('QQQ', $flags | O_CLOEXEC(), $mode, $resolve);
    my $fd = syscall(OPENAT2, $at, $path, $how, length $how);
    return $fd;
}
sub O_CLOEXEC { return 02000000 }

sub file {
    my ($flags, $mode) = @_;
    my $fd = opened(inside(), $name, $flags | O_NOFOLLOW | O_NONBLOCK, $mode, NO_LINKS | NO_MAGIC | BENEATH);
    return undef if $fd < 0;
    open my $file, '>&=', $fd or die "$name: $!\n";
    return $file;
}

my $inside;
sub inside {
    return $inside if defined $inside;
    sysopen my $root, "/proc/$pid/root", O_PATH | O_DIRECTORY or die "/proc/$pid/root: $!\n";
    $inside = opened(fileno $root, $folder, O_PATH | O_DIRECTORY, 0, IN_ROOT | NO_MAGIC);
    die "$folder in the container: $!\n" if $inside < 0;
    return $inside;
}

# The folder's descriptor leads to that very folder; the last part of a path is not followed by unlink.
sub there { return '/proc/self/fd/' . inside() . (defined $_[0] ? "/$_[0]" : '') }

sub full {
    my ($file, $kib) = @_;
    my $block = "\0" x 1024;
    for (1 .. $kib) {
        my $written = syswrite $file, $block;
        return "$!" if !defined $written;
    }
    return '';
}

if ($verb eq 'size') {
    open my $stat, '-|', 'stat', '-f', '-L', '-c', '%S %b %a', '/proc/' . $$ . '/fd/' . inside() or die "stat: $!\n";
    print <$stat>;
    close $stat or die "stat failed\n";
} elsif ($verb eq 'fill') {
    my $file = file(O_WRONLY | O_CREAT | O_EXCL, 0600) or die "$name: $!\n";
    print full($file, $argument), "\n";
} elsif ($verb eq 'try') {
    my $file = file(O_WRONLY | O_CREAT | O_EXCL, 0600);
    my $why = $file ? full($file, 4) : "$!";
    unlink there($name) if $file;
    print $why eq '' ? "written\n" : "$why\n";
} elsif ($verb eq 'set') {
    my $file = file(O_WRONLY | O_CREAT, 0644) or die "$name: $!\n";
    die "$name is no ordinary file\n" if !S_ISREG((stat $file)[2]);
    truncate $file, 0 or die "$name: $!\n";
    syswrite($file, "$argument\n") or die "$name: $!\n";
} elsif ($verb eq 'remove') {
    unlink there($name) or $!{ENOENT} or die "$name: $!\n";
} else {
    die "no verb: $verb\n";
}
