# Asks the name server of this network and knocks at addresses; runs in a container's network namespace.
# resolve.pl QUESTION... -- ADDRESS...   prints: q NUMBER HEX, k ADDRESS yes|no
# One process for all of them: questions are datagrams whose identifier is their number; an answer that does not
# fit into one is asked for again over TCP. Nobody listens on port 1: a refusal comes from the address, so it is
# reached. A second, no more: looks are taken while faults are held too, and would hold them longer; three seconds
# each made swarm's gossip give a node up that was frozen, then cut off, a second each.
use strict;
use warnings;
use Errno qw(EINPROGRESS ECONNREFUSED);
use Fcntl qw(F_SETFL O_NONBLOCK);
use Socket;

my $server = $ENV{ASSAY_NAME_SERVER} || '127.0.0.11:53';
my ($host, $port) = split /:/, $server;
my $there = pack_sockaddr_in($port, inet_aton($host));
my (@questions, @addresses);
push @questions, pack('H*', shift @ARGV) while @ARGV && $ARGV[0] ne '--';
shift @ARGV;
@addresses = @ARGV;

sub stream {
  my ($address) = @_;
  socket(my $socket, PF_INET, SOCK_STREAM, 0) or return;
  fcntl($socket, F_SETFL, O_NONBLOCK);
  connect($socket, $address) or $!{EINPROGRESS} or return ($socket, $! + 0);
  return ($socket, 0);
}

sub answered {
  my ($number, $answer) = @_;
  print "q $number ", unpack('H*', $answer), "\n";
}

# What is waited for, by file number: how to go on when it can be read or written.
my (%reads, %writes, %sockets);
sub forget { my ($fd) = @_; delete $reads{$fd}; delete $writes{$fd}; delete $sockets{$fd}; }

sub over_tcp {
  my ($number) = @_;
  my ($socket, $error) = stream($there);
  return if !$socket || $error;
  my $fd = fileno $socket;
  my $got = '';
  $sockets{$fd} = $socket;
  $writes{$fd} = sub {
    delete $writes{$fd};
    return forget($fd) if !defined syswrite($socket, pack('n/a*', $questions[$number]));
    $reads{$fd} = sub {
      my $more = sysread($socket, $got, 65536, length $got);
      return forget($fd) if !$more;
      return if length $got < 2 || length $got < 2 + unpack('n', $got);
      answered($number, substr($got, 2, unpack('n', $got)));
      forget($fd);
    };
  };
}

my %open;
if (@questions) {
  socket(my $asking, PF_INET, SOCK_DGRAM, 0) or die "no socket: $!\n";
  my $fd = fileno $asking;
  $sockets{$fd} = $asking;
  for my $number (0 .. $#questions) {
    substr($questions[$number], 0, 2) = pack('n', $number);
    $open{$number} = 1 if defined send($asking, $questions[$number], 0, $there);
  }
  $reads{$fd} = sub {
    defined recv($asking, my $answer, 65536, 0) or return forget($fd);
    return if length $answer < 12;
    my ($number, $flags) = unpack('nn', $answer);
    return if !delete $open{$number};
    ($flags & 0x0200) ? over_tcp($number) : answered($number, $answer);
    forget($fd) if !%open;
  };
  forget($fd) if !%open;
}

for my $address (@addresses) {
  my ($socket, $error) = stream(pack_sockaddr_in(1, inet_aton($address)));
  if (!$socket || $error) {
    print "k $address ", $socket && $error == ECONNREFUSED ? 'yes' : 'no', "\n";
    next;
  }
  my $fd = fileno $socket;
  $sockets{$fd} = $socket;
  $writes{$fd} = sub {
    my $said = unpack('i', getsockopt($socket, SOL_SOCKET, SO_ERROR));
    print "k $address ", $said == 0 || $said == ECONNREFUSED ? 'yes' : 'no', "\n";
    forget($fd);
  };
}

sub bits { my $bits = ''; vec($bits, $_, 1) = 1 for @_; return $bits; }

my $left = 1.0;
while ((%reads || %writes) && $left > 0) {
  my ($r, $w) = (bits(keys %reads), bits(keys %writes));
  (my $ready, $left) = select($r, $w, undef, $left);
  last if $ready <= 0;
  for my $fd (keys %reads) { $reads{$fd}->() if vec($r, $fd, 1) && $reads{$fd}; }
  for my $fd (keys %writes) { $writes{$fd}->() if vec($w, $fd, 1) && $writes{$fd}; }
}
